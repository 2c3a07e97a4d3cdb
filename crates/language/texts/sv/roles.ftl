# Roles of the people who use the desk, each with one line of explanation.
role-administrator = Administratör
role-administrator-about = Ställer in tjänster, kanaler, e-postlådor och användare. Ser allt.
role-lead = Teamledare
role-lead-about = Fördelar arbetet, följer löften och siffror och kan göra allt som en kundrådgivare kan.
role-agent = Kundrådgivare
role-agent-about = Svarar kunder och registrerar problem, beställningar och respons.
role-repair = Applikationsexpert
role-repair-about = Utreder och löser problem som kräver en expert.
role-viewer = Läsare
role-viewer-about = Ser ärenden och siffror men ändrar inget.
