# Roles of the people who use the desk, each with one line of explanation.
role-administrator = Pääkäyttäjä
role-administrator-about = Määrittää palvelut, kanavat, sähköpostilaatikot ja käyttäjät. Näkee kaiken.
role-lead = Tiiminvetäjä
role-lead-about = Jakaa työt, seuraa lupauksia ja lukuja ja voi tehdä kaiken, minkä asiakaspalvelijakin.
role-agent = Asiakaspalvelija
role-agent-about = Vastaa asiakkaille ja kirjaa pulmat, tilaukset ja palautteet.
role-repair = Sovellusasiantuntija
role-repair-about = Selvittää ja korjaa pulmia, jotka vaativat asiantuntijaa.
role-viewer = Katselija
role-viewer-about = Näkee asiat ja luvut mutta ei muuta mitään.
