package dev.larder.core.delivery.internal.excel;

import dev.larder.core.contract.ColumnBuilder;
import dev.larder.core.delivery.CheckRequest;
import dev.larder.core.delivery.Checked;
import dev.larder.core.delivery.DeliveryCheck;
import dev.larder.core.delivery.Landed;
import dev.larder.core.scratch.ScratchFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Checks workbooks in a process of its own, with little memory: what {@link HostileSheetsTest} starts. */
final class HostileSheets {
    private HostileSheets() {}

    /** Arguments: paths of workbooks. Prints for each its problems, or its rows, in a line. */
    public static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            Path file = Path.of(argument);
            Landed landed = new Landed("landing", "suppliers/acme/rx/rx.xlsx", "v1", Instant.EPOCH, 1);
            try (InputStream bytes = Files.newInputStream(file)) {
                Checked checked = DeliveryCheck.check(
                        new CheckRequest(
                                List.of(SheetChecks.contract(ColumnBuilder.text("a"))
                                        .build()),
                                landed,
                                "d1"),
                        bytes,
                        (_, _) -> OutputStream.nullOutputStream(),
                        () -> new OnDisk(new RandomAccessFile(
                                Files.createTempFile(file.getParent(), "s", ".scratch")
                                        .toFile(),
                                "rw")));
                System.out.println(
                        checked.problems().isEmpty()
                                ? checked.original().rows() + " rows"
                                : checked.problems().getFirst().note());
            }
        }
    }

    private record OnDisk(RandomAccessFile file) implements ScratchFile {
        @Override
        public void append(byte[] bytes, int from, int length) throws IOException {
            file.seek(file.length());
            file.write(bytes, from, length);
        }

        @Override
        public void read(long position, byte[] into, int from, int length) throws IOException {
            file.seek(position);
            file.readFully(into, from, length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
