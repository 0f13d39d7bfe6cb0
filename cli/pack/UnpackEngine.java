import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes the native library of this platform out of DuckDB's jar and puts it beside it, where DuckDB looks when the jar has none. Otherwise each command unpacks
 * 60 MB into the temporary folder before it can open a database, which costs more than what most commands do. A jar without a library for this
 * platform stays as it is.
 *
 * <p>Usage: {@code java UnpackEngine.java cli/target/lib}. The launcher calls it after a build; it has no dependency, and may be repeated.
 */
final class UnpackEngine {
    private static final String LIBRARY = "libduckdb_java.so_";

    private UnpackEngine() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (Path jar : jars(folder)) {
            Path thinner = jar.resolveSibling(jar.getFileName() + ".thinner");
            if (unpacked(jar, thinner)) {
                Files.move(thinner, jar, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(thinner);
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("duckdb_jdbc-.*\\.jar"))
                    .toList();
        }
    }

    /** Whether the jar had this platform's library, which lies beside it now; the other jar has everything else. */
    private static boolean unpacked(Path jar, Path thinner) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile())) {
            ZipEntry library = from.getEntry(LIBRARY + platform());
            if (library == null) {
                return false;
            }
            Path beside = jar.resolveSibling(library.getName());
            Path half = jar.resolveSibling(library.getName() + ".half");
            try (InputStream in = from.getInputStream(library)) {
                Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(half, beside, StandardCopyOption.REPLACE_EXISTING);
            try (OutputStream out = Files.newOutputStream(thinner);
                    ZipOutputStream to = new ZipOutputStream(out)) {
                for (ZipEntry entry : from.stream().toList()) {
                    if (!entry.getName().startsWith(LIBRARY)) {
                        copy(from, entry, to);
                    }
                }
            }
            return true;
        }
    }

    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        to.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream in = from.getInputStream(entry)) {
            in.transferTo(to);
        }
        to.closeEntry();
    }

    /** As DuckDB names it: {@code org.duckdb.DuckDBNative.nativeLibName}. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return "osx_universal";
        }
        String architecture = processor.equals("aarch64") || processor.equals("arm64") ? "arm64" : "amd64";
        return system.startsWith("windows") ? "windows_" + architecture : "linux_" + architecture;
    }
}
