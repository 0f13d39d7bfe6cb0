package dev.standin.aws.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A line to a port of this machine that breaks after so many bytes to the server; one connection. */
final class ShortLine implements AutoCloseable {
    private final ServerSocket listening;
    private final int port;
    private final long bytes;

    ShortLine(int port, long bytes) throws IOException {
        this.listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.port = port;
        this.bytes = bytes;
        Thread.ofVirtual().start(this::connect);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void connect() {
        try (Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread.ofVirtual().start(() -> answers(server, client));
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] buffer = new byte[8192];
            long left = bytes;
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return;
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        } catch (IOException broken) {
            // That is what the line is for.
        }
    }

    private static void answers(Socket server, Socket client) {
        try {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException broken) {
            // The other direction has broken it.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
