//! What the data says once it is put together: differences, pay. Pure arithmetic on the data.

pub mod difference;
pub mod pay;
