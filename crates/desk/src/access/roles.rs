//! The table from roles to rights. A person may hold several roles; their rights are added.

use crate::kernel::{Actor, Right, Rights};

const SEE: Rights = Rights::of(&[Right::SeeContacts]);
const SERVE: Rights = Rights::of(&[Right::SeeContacts, Right::Serve, Right::SeeFigures]);
const LEAD: Rights = SERVE.and(Rights::of(&[Right::Lead, Right::Operate]));

/// Every role and what it may do.
pub const ROLES: &[(&str, Rights)] = &[
    ("administrator", Rights::ALL),
    ("lead", LEAD),
    ("agent", SERVE),
    ("repair", Rights::of(&[Right::Repair])),
    ("viewer", SEE.and(Rights::of(&[Right::SeeFigures]))),
];

/// The rights of these roles together; unknown words give nothing.
pub fn rights_of<'r>(roles: impl IntoIterator<Item = &'r str>) -> Rights {
    roles
        .into_iter()
        .filter_map(|role| ROLES.iter().find(|(name, _)| *name == role))
        .fold(Rights::NONE, |all, (_, rights)| all.and(*rights))
}

/// The roles that have a right: who can grant or do it.
pub fn roles_with(right: Right) -> Vec<&'static str> {
    ROLES.iter().filter(|(_, rights)| rights.has(right)).map(|(name, _)| *name).collect()
}

crate::refusals! {
    /// The act is not allowed to this doer.
    Forbidden {
        /// A right is missing.
        RightMissing => Forbidden "access.right_missing",
    }
}

/// Refuses who lacks a right.
///
/// # Errors
/// `access.right_missing`.
pub fn require(actor: &Actor, right: Right) -> Result<(), Forbidden> {
    if actor.may(right) { Ok(()) } else { Err(Forbidden::RightMissing) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_has_its_own_rights() {
        let may = |role: &str, right| rights_of([role]).has(right);
        assert!(may("agent", Right::Serve) && !may("agent", Right::Configure) && !may("agent", Right::Lead));
        assert!(may("viewer", Right::SeeContacts) && !may("viewer", Right::Serve));
        assert!(may("repair", Right::Repair) && !may("repair", Right::SeeContacts));
        assert!(may("lead", Right::Lead) && !may("lead", Right::ManagePeople));
        assert!(may("administrator", Right::Erase));
        assert_eq!(rights_of(["nonsense"]), Rights::NONE);
        assert!(rights_of(["repair", "agent"]).has(Right::Serve));
        assert_eq!(roles_with(Right::Configure), ["administrator"]);
    }
}
