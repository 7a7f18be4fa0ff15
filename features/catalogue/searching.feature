Feature: Searching the shop
  Whoever knows a word of it finds it, in any script, with or without its accents, half written or misspelt.

  Background:
    Given the shop sells "Überweisungen an Łukasz" for 5,000 NGN, which posts to Slack
    And the shop sells "自动生成发票并发送" for 5,000 NGN, which posts to Telegram
    And the shop sells "إرسال الفواتير إلى الجدول" for 5,000 NGN, which posts to Google Sheets
    And the shop sells "Отчёт в таблицу" for 2,000 NGN, which posts to Slack
    And the shop gives away "Weekly report", which posts to Slack

  Scenario Outline: By a word
    When a visitor searches for "<words>"
    Then they see <titles>

    Examples:
      | words          | titles                                                          |
      | weekly report  | "Weekly report"                                                 |
      | REPORT weekly  | "Weekly report"                                                 |
      | wee            | "Weekly report"                                                 |
      | weekyl         | "Weekly report"                                                 |
      | uberweisungen  | "Überweisungen an Łukasz"                                       |
      | lukasz         | "Überweisungen an Łukasz"                                       |
      | 发票           | "自动生成发票并发送"                                            |
      | فواتير         | "إرسال الفواتير إلى الجدول"                                     |
      | отчет          | "Отчёт в таблицу"                                               |
      | slack          | "Weekly report", "Отчёт в таблицу", "Überweisungen an Łukasz"   |
      | slack nonsense | nothing                                                         |

  Scenario: How many there are of what
    When a visitor searches for "slack"
    Then they are told of 3 workflows with the integration "slack", 1 of them free, at prices up to 5,000 NGN
