# Roles of the people who use the desk, each with one line of explanation.
role-administrator = Administrator
role-administrator-about = Sets up services, channels, mailboxes and people. Sees everything.
role-lead = Team lead
role-lead-about = Shares out the work, follows promises and figures, and may do all that an agent may.
role-agent = Agent
role-agent-about = Answers customers and records issues, orders and feedback.
role-repair = Application specialist
role-repair-about = Looks into and mends issues that need an expert.
role-viewer = Viewer
role-viewer-about = Sees matters and figures but changes nothing.
