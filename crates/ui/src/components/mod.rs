//! The components of the design system, one a file, as functions with typed parameters. None knows a page; all states of each
//! stand on the styleguide page. `field` and `form` draw what is typed into, `badge`, `chain` and `clock` say how things stand.

pub mod badge;
pub mod banner;
pub mod button;
pub mod chain;
pub mod chart;
pub mod clock;
pub mod dialog;
pub mod empty;
pub mod face;
pub mod field;
pub mod filter;
pub mod form;
pub mod heading;
pub mod menu;
pub mod pager;
pub mod person;
pub mod presence;
pub mod table;
pub mod tabs;
pub mod timeline;
pub mod toast;
pub mod trace;
