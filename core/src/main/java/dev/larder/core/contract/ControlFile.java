package dev.larder.core.contract;

/**
 * The file beside a delivery that says that it is whole.
 *
 * @param name without folders
 * @param text of it; of one that is longer than {@link #MOST_BYTES}, that much
 */
public record ControlFile(String name, String text) {
    /** The most that is read of one. */
    public static final int MOST_BYTES = 64 * 1024;
}
