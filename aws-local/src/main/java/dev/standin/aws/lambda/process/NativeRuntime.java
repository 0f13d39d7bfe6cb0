package dev.standin.aws.lambda.process;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * AWS's runtime interface client and its native library, unpacked once: left alone, each JVM unpacks it to the same
 * path, and processes that start together crash.
 */
public record NativeRuntime(Path library, Path jars) {
    /** Whether the client has a library for this machine. */
    public static boolean isSupported() {
        return System.getProperty("os.name").equals("Linux");
    }

    static NativeRuntime unpack(Path folder, Path jars) throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        Path library = folder.resolve("libaws-lambda-jni.so");
        try (FileSystem client = FileSystems.newFileSystem(clientJar(jars))) {
            Files.copy(client.getPath("/jni/libaws-lambda-jni.linux-" + processor + ".so"), library);
        }
        return new NativeRuntime(library, jars);
    }

    private static Path clientJar(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.filter(jar -> jar.getFileName().toString().contains("runtime-interface-client"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no runtime interface client in " + folder));
        }
    }

    String option() {
        return "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + library;
    }

    String classPath() {
        return jars + "/*";
    }
}
