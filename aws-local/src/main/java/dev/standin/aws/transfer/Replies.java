package dev.standin.aws.transfer;

import dev.standin.aws.transfer.SftpFailure.Status;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Packets to the client. Not thread-safe. */
final class Replies {
    private static final int VERSION = 2;
    private static final int STATUS = 101;
    private static final int HANDLE = 102;
    private static final int DATA = 103;
    private static final int NAME = 104;
    private static final int ATTRS = 105;
    /** Size, owner and group, permissions, times. */
    private static final int ALL_ATTRIBUTES = 0xf;

    private final DataOutputStream out;

    Replies(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** A part of a packet. */
    @FunctionalInterface
    private interface Body {
        void write(DataOutputStream body) throws IOException;
    }

    /** Version 3, and the renaming that OpenSSH prefers. */
    void version() throws IOException {
        send(VERSION, body -> {
            body.writeInt(3);
            text(body, "posix-rename@openssh.com");
            text(body, "1");
        });
    }

    void status(int id, Status status, String message) throws IOException {
        send(STATUS, body -> {
            body.writeInt(id);
            body.writeInt(status.code);
            text(body, message);
            text(body, "en");
        });
    }

    void ok(int id) throws IOException {
        status(id, Status.OK, "");
    }

    void handle(int id, String handle) throws IOException {
        send(HANDLE, body -> {
            body.writeInt(id);
            text(body, handle);
        });
    }

    void data(int id, byte[] bytes, int length) throws IOException {
        send(DATA, body -> {
            body.writeInt(id);
            body.writeInt(length);
            body.write(bytes, 0, length);
        });
    }

    void names(int id, List<Node> nodes) throws IOException {
        send(NAME, body -> {
            body.writeInt(id);
            body.writeInt(nodes.size());
            for (Node node : nodes) {
                text(body, node.name());
                text(body, node.line());
                attributes(body, node);
            }
        });
    }

    void attributes(int id, Node node) throws IOException {
        send(ATTRS, body -> {
            body.writeInt(id);
            attributes(body, node);
        });
    }

    void flush() throws IOException {
        out.flush();
    }

    private void send(int type, Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.write(new DataOutputStream(bytes));
        out.writeInt(1 + bytes.size());
        out.writeByte(type);
        bytes.writeTo(out);
    }

    private static void attributes(DataOutputStream body, Node node) throws IOException {
        body.writeInt(ALL_ATTRIBUTES);
        body.writeLong(node.size());
        body.writeInt(0);
        body.writeInt(0);
        body.writeInt(node.permissions());
        int seconds = (int) node.modified().getEpochSecond();
        body.writeInt(seconds);
        body.writeInt(seconds);
    }

    private static void text(DataOutputStream body, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        body.writeInt(bytes.length);
        body.write(bytes);
    }
}
