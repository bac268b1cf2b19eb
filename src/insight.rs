//! What the data says once it is put together: differences, pay, and with the person's answers fit,
//! payback and the decision. Pure arithmetic.

pub mod attribute;
pub mod beside;
pub mod choice;
pub mod decision;
pub mod difference;
pub mod fit;
pub mod interval;
pub mod pay;
pub mod payback;
pub mod since;
