/** The scenario that `agner init` writes: runs as it is, without warnings. */
export const starterScenario = `# A small call center. Run it with: agner run FILE
agner: 1                      # version of this language
name: Helpdesk

# Opening hours. By weekdays: { mon-thu: 08:00-18:00, fri: 08:00-14:00, sat-sun: closed }
hours: 08:00-18:00

# Who calls, how long it takes, how long they are ready to wait.
types:
  support:
    # Contacts per hour; all day alike (60/h), or by range of hours as here. By the hundred: { file: arrivals.csv, column: support }
    arrivals: { profile: { 08:00-12:00: 60/h, 12:00-14:00: 45/h, 14:00-18:00: 55/h } }
    # Talk times vary: their law, mean, and coefficient of variation (standard deviation / mean).
    talk: { law: lognormal, mean: 4m, cv: 1.1 }
    # A bare duration is always the same.
    wrap: 30s
    # How long a caller waits before hanging up.
    patience: { law: exponential, mean: 3m }
    goal: 80% in 20s

  sales:
    arrivals: 12/h
    talk: { law: lognormal, mean: 6m, cv: 0.9 }
    wrap: 1m
    patience: { law: exponential, mean: 2m }
    priority: 1                 # 1 comes first; equals by waiting time
    goal: 90% in 20s

# Who answers: agents with the same skills and times of work.
groups:
  # agents: a number during opening hours, or { profile: … }, or { file: staffing.csv, column: general }
  general:
    skills: [support]
    agents: 5
  # Or shifts with breaks. \`preference\`: what they take first when both wait.
  allround:
    skills:
      sales: { preference: 1 }
      support: { preference: 2 }
    shifts:
      - { agents: 3, hours: 08:00-16:30, breaks: [{ at: 12:00, for: 30m }] }
      - { agents: 2, hours: 12:00-18:00, breaks: [{ at: 15:00, for: 15m }] }

# How often the day is repeated; the same seed gives the same figures.
run: { replications: 200, seed: helpdesk-1 }
`
