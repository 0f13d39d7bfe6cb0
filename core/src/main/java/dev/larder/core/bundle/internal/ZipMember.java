package dev.larder.core.bundle.internal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A file in a zip archive, as the archive's directory names it.
 *
 * @param name with folders, as it stands there
 * @param flags general purpose bits
 * @param method 0 stored, 8 deflated
 * @param packed bytes in the archive
 * @param bytes bytes of the file
 * @param offset where its local header begins
 * @param isLink whether it is a symbolic link
 */
public record ZipMember(
        String name, int flags, int method, long crc, long packed, long bytes, long offset, boolean isLink) {
    static final int STORED = 0;
    static final int DEFLATED = 8;
    private static final int ENCRYPTED = 0x2041;

    /** The name without folders. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** Whether these bytes are its name. */
    boolean isNamed(byte[] bytes) {
        return name.equals(new String(bytes, StandardCharsets.UTF_8))
                || name.equals(new String(bytes, Charset.forName("IBM437")));
    }

    /** Whether it is what systems leave in archives beside the files: a folder, or a name that begins with a dot. */
    boolean isNoFile() {
        return name.endsWith("/") || fileName().startsWith(".");
    }

    /** Why no archive that holds it is read; empty if there is no reason. */
    String refusal() {
        String quoted = "\"" + name + "\"";
        if (isHostile()) {
            return "the member " + quoted + " has a name that leads out of a folder";
        }
        if ((flags & ENCRYPTED) != 0) {
            return "the member " + quoted + " is encrypted; pack the files without a password";
        }
        if (isLink) {
            return "the member " + quoted + " is a link; pack the file itself";
        }
        if (method != STORED && method != DEFLATED) {
            return "the member " + quoted + " is packed by method " + method + "; only stored and deflated are read";
        }
        return isBomb()
                ? String.format(
                        Locale.ENGLISH,
                        "the member %s becomes %,d bytes from %,d, more than %d times as long, as no delivery does",
                        quoted,
                        bytes,
                        packed,
                        ZipDirectory.MOST_EXPANSION)
                : "";
    }

    private boolean isHostile() {
        return name.isEmpty()
                || name.startsWith("/")
                || name.matches("(?s)[A-Za-z]:.*")
                || ("/" + name + "/").contains("/../")
                || name.chars().anyMatch(letter -> letter == '\\' || Character.isISOControl(letter));
    }

    private boolean isBomb() {
        return bytes > ZipDirectory.HARMLESS && bytes / ZipDirectory.MOST_EXPANSION > packed;
    }
}
