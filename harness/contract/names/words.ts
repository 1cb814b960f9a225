const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What people talk about. */
export const topics = list(`
  general random announcements support sales design marketing engineering finance legal people hiring onboarding
  travel lunch coffee music books movies games sports football running cycling climbing yoga garden cooking recipes
  photos pets cats dogs memes news weather help questions feedback ideas bugs releases incidents deploys alerts
  monitoring security backend frontend mobile android ios data analytics research billing payments checkout orders
  shipping returns inventory suppliers partners press events webinar podcast newsletter community moderators
  translations docs accessibility performance testing infra platform search maps chat video calls calendar planning
  standup retro roadmap budget travel-desk facilities parking kitchen-duty flatmates family parents school class
  homework exams thesis seminar lecture physics chemistry biology history geography spanish french german japanese
  book-club chess poker puzzle trivia karaoke choir band rehearsal theatre film festival wedding birthday reunion
`);

/** Where people are, or what they name their things after. */
export const places = list(`
  berlin paris madrid lisbon oslo vienna zurich milan rome athens dublin london leeds bristol york boston denver
  austin dallas seattle portland chicago toronto montreal quito lima bogota santiago nairobi lagos accra cairo tunis
  dubai delhi mumbai pune hanoi bangkok jakarta manila seoul tokyo osaka kyoto taipei sydney perth auckland north
  south east west harbor bridge river lake forest hill valley castle market station airport tower plaza corner
  atlas apollo mercury venus jupiter saturn neptune orion phoenix falcon eagle raven otter badger panda tiger zebra
  maple cedar willow aspen amber cobalt crimson indigo jade olive onyx ruby saffron sienna teal violet
`);

/** Names of two words and more, as people write them who do not think of computers. */
export const titles: readonly string[] = [
  'Projekt Ä', 'Team Süd', 'Große Runde', 'Küche & Bad', 'Équipe Lyon', 'Café du coin', 'Niños 4ºB', 'Peña López',
  'Çay Saati', 'Žluťák', 'Łódź Team', 'Ørsted', 'Smörgåsbord', 'Москва', 'Семья', 'Ελλάδα', '東京チーム', '개발팀',
  'Book Club', 'Design Review', 'Sales (EMEA)', 'Mom + Dad', 'Class of 2031', 'Road Trip!', 'Ski Weekend',
]; // prettier-ignore

/** First names, in lower case letters only. */
export const people = list(`
  anna ben clara david elena felix greta hugo ida jonas karla leo maria nico olga paul quentin rosa simon tina ulla
  victor wanda xenia yusuf zoe aisha bruno carmen diego emma fatima george hannah ivan julia kenji laura miguel nadia
  oscar priya rafael sofia thomas uma valentina walter yara zara amir bianca cesar diana erik freya gustav helena
  imran jasmin kofi lena mateo nora omar petra ravi sanna tomas ursula vikram wendy yuki alice bob carol dave eve
  adam beth colin dora evan fiona gavin holly ian jane kyle lucy mark nina owen polly ryan sara toby vera will
`);
