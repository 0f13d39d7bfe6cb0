package dev.larder.benchmarks;

import dev.larder.core.scratch.ScratchFile;
import dev.larder.core.scratch.ScratchSpace;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Scratch files in the folder for temporary files, as a function has them. */
final class ScratchFolder implements ScratchSpace {
    @Override
    public ScratchFile create() throws IOException {
        Path file = Files.createTempFile("benchmark", ".scratch");
        return new Opened(FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    private record Opened(FileChannel channel) implements ScratchFile {
        @Override
        public void append(byte[] bytes, int from, int length) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
            while (rest.hasRemaining()) {
                channel.write(rest, channel.size());
            }
        }

        @Override
        public void read(long position, byte[] into, int from, int length) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(into, from, length);
            while (rest.hasRemaining()) {
                if (channel.read(rest, position + rest.position() - from) < 0) {
                    throw new EOFException("the scratch file ends at byte " + channel.size());
                }
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
