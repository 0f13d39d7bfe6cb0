package dev.larder.cli.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.larder.cli.OwnJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * An environment at its beginning, and what its process drops before it works. The process lives in a JVM of its own, which is stopped as
 * by {@code kill -STOP} at each point while its folder is copied: what a kill there leaves on the disk. At the last point it is killed.
 *
 * @param kind how descriptions begin of the durable writes that count; empty for all
 */
record Life(Scene scene, Drops drops, String kind) {
    /** One in which all durable writes count. */
    Life(Scene scene, Drops drops) {
        this(scene, drops, "");
    }

    /** Where the process was, and its folder of that moment. */
    record Moment(String where, Scene scene) {}

    /** Lives to the end and says how many durable writes that took. */
    long whole() throws IOException, InterruptedException {
        try (Running running = start(List.of())) {
            List<String> lines = running.process().inputReader().lines().toList();
            if (running.process().waitFor() != 0) {
                throw new IllegalStateException(String.join("\n", lines));
            }
            return Long.parseLong(lines.getLast().replace("writes ", ""));
        }
    }

    /**
     * Lives until the last of the points. The number of writes varies a little with the timing: a late point may not be reached, and its
     * moment is the end.
     *
     * @param copies the folder in which the copies are made, one at a time
     */
    void cutAt(List<Point> points, Path copies, BiConsumer<Point, Moment> cut) throws IOException {
        List<Point> left = new ArrayList<>(points);
        try (Running running = start(points)) {
            running.process()
                    .inputReader()
                    .lines()
                    .filter(line -> line.startsWith(Pauses.SIGN))
                    .forEach(line -> {
                        Point point = Point.read(line.substring(Pauses.SIGN.length(), line.indexOf(':')))
                                .getFirst();
                        left.remove(point);
                        if (left.isEmpty()) {
                            running.kill();
                        } else {
                            running.stop();
                        }
                        cut.accept(point, new Moment(line, copy(copies, point)));
                        if (!left.isEmpty()) {
                            running.goOn();
                        }
                    });
        }
        left.forEach(point -> cut.accept(point, new Moment("ended before it", copy(copies, point))));
    }

    private Scene copy(Path copies, Point point) {
        try {
            return scene.copy(copies.resolve(point.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Running start(List<Point> points) throws IOException {
        List<Object> arguments =
                new ArrayList<>(List.of(scene.folder(), scene.plan(), kind, Point.written(points), drops.at()));
        arguments.addAll(drops.names());
        return new Running(OwnJvm.of(System.getProperty("java.class.path"), WatchedProcess.class, arguments)
                .redirectErrorStream(true)
                .start());
    }

    private record Running(Process process) implements AutoCloseable {

        /** Returns when no thread of it runs any more. */
        void stop() {
            try {
                signal("-STOP");
                while (!said("ps", "-o", "state=", "-p", Long.toString(process.pid()))
                        .startsWith("T")) {
                    Thread.sleep(1);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void goOn() {
            try {
                signal("-CONT");
                process.outputWriter().write("\n");
                process.outputWriter().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void signal(String signal) throws IOException {
            said("kill", signal, Long.toString(process.pid()));
        }

        private static String said(String... command) throws IOException {
            Process said = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(said.getInputStream().readAllBytes(), UTF_8).strip();
        }

        void kill() {
            process.destroyForcibly().onExit().join();
        }

        @Override
        public void close() {
            kill();
        }
    }
}
