package dev.standin.aws.transfer;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A packet from the client, read from its beginning to its end (draft-ietf-secsh-filexfer-02, section 3).
 *
 * @param type its number
 * @param body what follows the type
 */
record Request(int type, ByteBuffer body) {
    /** OpenSSH sends 32 KiB of data at once, others up to 256. */
    private static final int LONGEST_BYTES = 1 << 20;

    /** The next packet; empty at the end of the session. */
    static Optional<Request> next(DataInputStream in) throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException end) {
            return Optional.empty();
        }
        if (length < 1 || length > LONGEST_BYTES) {
            throw new IOException("a packet of %d bytes; expected 1 to %d".formatted(length, LONGEST_BYTES));
        }
        int type = in.readUnsignedByte();
        byte[] body = new byte[length - 1];
        in.readFully(body);
        return Optional.of(new Request(type, ByteBuffer.wrap(body)));
    }

    int number() {
        return body.getInt();
    }

    long offset() {
        return body.getLong();
    }

    byte[] bytes() {
        int length = body.getInt();
        if (length < 0 || length > body.remaining()) {
            throw new SftpFailure(SftpFailure.Status.BAD_MESSAGE, "a packet is shorter than it says");
        }
        byte[] bytes = new byte[length];
        body.get(bytes);
        return bytes;
    }

    /** A text; file names are UTF-8, since S3's keys are. */
    String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes()))
                    .toString();
        } catch (CharacterCodingException other) {
            throw SftpFailure.failure("a name is not UTF-8");
        }
    }
}
