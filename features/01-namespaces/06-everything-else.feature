Feature: Isolation of everything but messages
  Two namespaces share more than messages if the server is careless: notices of who joins, member lists,
  questions, the actions of moderators and the handlers themselves. Each of them is a path on which people of
  one part of an application learn of another, or act in it. In every scenario, the other namespace has a
  room with the same name and with members of its own.

  @IS-20
  @must
  @presence
  Rule: A join or leave is announced only in its own namespace

    Scenario Outline: Nobody in the lobby of <other> is notified when bob joins and leaves that of <namespace>
      Given alice and bob are connected to <namespace>
      And carol and dave are connected to <other>
      And alice joined the lobby
      And carol and dave joined the lobby
      When bob joins the lobby
      And bob leaves the lobby
      Then only alice is notified that bob joined the lobby within 5 seconds
      And only alice is notified that bob left the lobby within 5 seconds

      Examples: Pairs of namespaces that every target has
        | namespace | other   |
        | "/"       | "/chat" |
        | "/chat"   | "/news" |

      @dynamic-namespaces
      Examples: Namespaces of one pattern
        | namespace  | other      |
        | "/team-71" | "/team-72" |

    Scenario Outline: Nobody in the lobby of "/news" is notified when <action>
      Given alice and bob are connected to "/chat"
      And carol and dave are connected to "/news"
      And alice and bob joined the lobby of "/chat"
      And carol and dave joined the lobby of "/news"
      When <action>
      Then only alice is notified that bob left the lobby within 5 seconds

      Examples: Ways to leave without asking
        | action                       |
        | bob disconnects from "/chat" |
        | bob loses the connection     |

      @moderation
      Examples: A moderator removes bob
        | action                          |
        | alice kicks bob from "/chat"    |
        | alice evicts bob from the lobby |

    @moderation
    Scenario: Nobody in the lobby of "/news" is notified when alice summons bob into that of "/chat"
      Given alice and bob are connected to "/chat"
      And carol and dave are connected to "/news"
      And alice joined the lobby of "/chat"
      And carol and dave joined the lobby of "/news"
      When alice summons bob into the lobby
      Then only alice is notified that bob joined the lobby within 5 seconds

    Scenario: bob leaves the lobby of one namespace, and only that lobby is notified
      Given these clients are connected:
        | client | namespace    | connection |
        | bob    | /chat, /news | shared     |
        | alice  | /chat        |            |
        | carol  | /news        |            |
      And alice and bob joined the lobby of "/chat"
      And bob and carol joined the lobby of "/news"
      When bob leaves the lobby of "/chat"
      Then only alice is notified that bob left the lobby of "/chat" within 5 seconds
      And nobody is notified that bob left the lobby of "/news" within 5 seconds

  @IS-21
  @must
  @roster
  Rule: A member list contains only members in its own namespace

    Scenario Outline: The lobby of <namespace> and the lobby of <other> list their own members
      Given alice and bob are connected to <namespace>
      And carol and dave are connected to <other>
      And alice and bob joined the lobby
      And carol and dave joined the lobby
      Then alice sees only alice and bob in the lobby within 5 seconds
      And carol sees only carol and dave in the lobby within 5 seconds

      Examples: Pairs of namespaces that every target has
        | namespace | other   |
        | "/"       | "/chat" |
        | "/chat"   | "/news" |

      @dynamic-namespaces
      Examples: Namespaces of one pattern
        | namespace  | other      |
        | "/team-73" | "/team-74" |

    Scenario: alice, in the lobbies of two namespaces, is listed in each under the id that it has there
      Given alice and bob are connected to "/chat" and "/news"
      And alice joined the lobby of "/chat" and the lobby of "/news"
      And bob joined the lobby of "/news"
      Then bob sees only alice in the lobby of "/chat" within 5 seconds
      And bob sees only alice and bob in the lobby of "/news" within 5 seconds

  @IS-22
  @must
  @asking
  Rule: A question reaches only members in its own namespace

    Scenario Outline: alice asks the lobby of <namespace>, and nobody in the lobby of <other> is asked
      Given alice and bob are connected to <namespace>
      And carol and dave are connected to <other>
      And bob joined the lobby
      And carol and dave joined the lobby
      And bob, carol and dave answer "yes" when asked
      When alice asks the lobby "are you ready?" with a timeout of 60000 ms
      Then only bob receives "are you ready?"
      And the acknowledgement has the answer "yes" from bob and is complete

      Examples: Pairs of namespaces that every target has
        | namespace | other   |
        | "/"       | "/chat" |
        | "/chat"   | "/news" |

      @dynamic-namespaces
      Examples: Namespaces of one pattern
        | namespace  | other      |
        | "/team-75" | "/team-76" |

  @IS-23
  @must
  @moderation
  Rule: A moderator's action changes nothing in another namespace

    Scenario Outline: bob stays in the lobby of <other> after alice <action>
      "shared" means that bob uses one connection for both namespaces.

      Given alice is connected to <namespace> and <other>
      And these clients are connected:
        | client | namespace            | connection |
        | bob    | <namespace>, <other> | shared     |
        | dave   | <other>              |            |
      And bob joined the lobby of <namespace>
      And bob and dave joined the lobby of <other>
      And alice <action>
      When alice sends "for the lobby of the other namespace" to the lobby of <other>
      Then only bob and dave receive "for the lobby of the other namespace"

      Examples: Evictions and kicks
        | namespace | other   | action                                |
        | "/chat"   | "/news" | evicted bob from the lobby of "/chat" |
        | "/news"   | "/"     | kicked bob from "/news"               |

      @dynamic-namespaces
      Examples: Namespaces of one pattern
        | namespace  | other      | action                                   |
        | "/team-77" | "/team-78" | evicted bob from the lobby of "/team-77" |
        | "/team-77" | "/team-78" | kicked bob from "/team-77"               |

    Scenario Outline: bob stays outside the lobby of <other> when alice summons bob in <namespace>
      Given alice and bob are connected to <namespace> and <other>
      And dave is connected to <other>
      And dave joined the lobby of <other>
      And alice summoned bob into the lobby of <namespace>
      When alice sends "for the lobby of the other namespace" to the lobby of <other>
      Then only dave receives "for the lobby of the other namespace"

      Examples: Pairs of namespaces that every target has
        | namespace | other   |
        | "/chat"   | "/news" |

      @dynamic-namespaces
      Examples: Namespaces of one pattern
        | namespace  | other      |
        | "/team-79" | "/team-80" |

  @IS-24
  @must
  @nestjs
  @run-once
  Rule: A handler runs only in the namespace that it belongs to

    Scenario Outline: The events of "/nest" have no effect in <namespace>
      bob is in the lobby, which "guardedJoin" and "pipedJoin" would let alice join, and a member that
      receives what "serverTell" sends.

      Given alice and bob are connected to <namespace>
      And bob joined the lobby
      And alice tried to send "through the gateway's server" to everyone through the gateway's server
      When alice emits "returnValue" with "text"
      And alice emits "returnEvent" with "hello"
      And alice emits "returnEvents" without a payload
      And alice emits "returnValues" without a payload
      And alice emits "giveBack" with "hello"
      And alice emits "throw" with "text"
      And alice emits "wrapped" without a payload
      And alice emits "whoIsThere" without a payload
      And alice emits "guardedJoin" with {"room":"(lobby)","password":"sesame"}
      And alice emits "pipedJoin" with {"room":"(lobby)","seat":"1"}
      And bob sends "for members only" to the lobby
      Then alice is not acknowledged
      And alice receives no event in return
      And only bob receives "for members only"
      And nobody receives "through the gateway's server"

      Examples: Namespaces that every target has
        | namespace |
        | "/"       |
        | "/chat"   |
        | "/news"   |

      @dynamic-namespaces
      Examples: A namespace of a pattern
        | namespace  |
        | "/team-81" |
