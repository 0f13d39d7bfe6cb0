import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Lays DuckDB's library for this platform beside its jar, and takes the libraries of all platforms out of the jar. With a library in its jar the
 * driver writes it, 60 MB, into the folder for temporary files whenever a process begins: 0.4 CPU seconds of each command, and a process that is
 * killed leaves it there. One that is not in the jar it loads from the jar's folder. Harmless when repeated; a jar that has nothing for this
 * platform, or nothing any more, stays as it is.
 *
 * <p>Usage: {@code java UnpackLibrary.java lib}. The Maven build calls it; it has no dependency.
 */
final class UnpackLibrary {
    private static final String LIBRARY = "libduckdb_java.so_";

    private UnpackLibrary() {}

    public static void main(String[] arguments) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(arguments[0]), "duckdb_jdbc-*.jar")) {
            for (Path jar : jars) {
                unpack(jar);
            }
        }
    }

    private static void unpack(Path jar) throws IOException {
        Path rest = jar.resolveSibling(jar.getFileName() + ".new");
        try (ZipFile packed = new ZipFile(jar.toFile())) {
            ZipEntry library = packed.getEntry(LIBRARY + platform());
            if (library == null) {
                return;
            }
            Path unpacked = jar.resolveSibling(library.getName() + ".new");
            try (InputStream bytes = packed.getInputStream(library)) {
                Files.copy(bytes, unpacked, StandardCopyOption.REPLACE_EXISTING);
            }
            // Not written into: a process may have it in its memory.
            Files.move(unpacked, jar.resolveSibling(library.getName()), StandardCopyOption.REPLACE_EXISTING);
            try (OutputStream out = Files.newOutputStream(rest);
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                for (ZipEntry entry : packed.stream().toList()) {
                    if (!entry.getName().startsWith(LIBRARY)) {
                        zip.putNextEntry(new ZipEntry(entry.getName()));
                        packed.getInputStream(entry).transferTo(zip);
                        zip.closeEntry();
                    }
                }
            }
        }
        Files.move(rest, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** As DuckDB's driver names it: the class DuckDBNative. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return "osx_universal";
        }
        String chip = switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "x86_64", "amd64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            case String other -> other;
        };
        return (system.startsWith("windows") ? "windows_" : "linux_") + chip;
    }
}
