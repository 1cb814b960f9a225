import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutAnalytics } from './allure-config';

const analytics = `<script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
    <script>
        window.dataLayer = window.dataLayer || [];
        gtag('config', 'G-1', {});
    </script>`;

test('the scripts that report visitors are taken out, and nothing else', () => {
  const page = (middle: string): string => `<body>${middle}\n<script>show()</script></body>`;
  assert.equal(withoutAnalytics(page(analytics)), page(''));
  assert.equal(withoutAnalytics(page('')), page(''));
});

test('a page that still loads a script is refused', () => {
  const other = analytics.replace('www.googletagmanager.com', 'metrics.example');
  assert.equal(withoutAnalytics(`<body>${other}</body>`), undefined);
});
