package dev.standin.aws.states.language;

/**
 * One thing that is wrong with a definition.
 *
 * @param pointer JSON pointer of the place; empty for the whole document
 * @param code short and stable, as AWS's validation reports it
 */
public record Problem(String code, String pointer, String message) {
    @Override
    public String toString() {
        return code + ": " + message + " at " + (pointer.isEmpty() ? "/" : pointer);
    }
}
