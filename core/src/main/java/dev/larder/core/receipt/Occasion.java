package dev.larder.core.receipt;

/** Why a file was checked. */
enum Occasion {
    /** It was sent; something is loaded if it was accepted. */
    LANDED,
    /** Its supplier wants to know what would become of it; nothing is loaded. */
    TRIED
}
