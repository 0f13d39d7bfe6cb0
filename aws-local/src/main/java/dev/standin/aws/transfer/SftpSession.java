package dev.standin.aws.transfer;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.internal.s3.store.S3Failure;
import dev.standin.aws.transfer.SftpFailure.Status;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.BufferUnderflowException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** The subsystem {@code sftp} of one channel: one packet after the other, on a thread of its own. */
final class SftpSession implements Command {
    private static final Logger LOG = System.getLogger(SftpSession.class.getName());
    private static final int INIT = 1;

    private final Function<Replies, Operations> operations;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private ExitCallback exit = (status, message, closeImmediately) -> {};
    private Thread thread = Thread.ofVirtual().unstarted(() -> {});

    SftpSession(Function<Replies, Operations> operations) {
        this.operations = operations;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        // Nothing is written to it: errors are answers.
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        thread = Thread.ofVirtual().name("sftp").start(this::run);
    }

    /** Called when the channel is closed, whoever closed it; waits until what was open is put away. */
    @Override
    public void destroy(ChannelSession channel) throws IOException {
        in.close();
        try {
            thread.join(10_000);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Replies replies = new Replies(new BufferedOutputStream(out, 1 << 16));
        Operations done = operations.apply(replies);
        int status = 0;
        try {
            serve(new DataInputStream(new BufferedInputStream(in, 1 << 16)), replies, done);
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "an SFTP session was broken off", gone);
            status = 1;
        } finally {
            end(done);
            exit.onExit(status, "", false);
        }
    }

    private static void end(Operations done) {
        try {
            done.end();
        } catch (RuntimeException lost) {
            LOG.log(Level.WARNING, "what an SFTP session had open could not be kept", lost);
        }
    }

    private static void serve(DataInputStream packets, Replies replies, Operations operations) throws IOException {
        Optional<Request> request = Request.next(packets);
        while (request.isPresent()) {
            answer(request.get(), replies, operations);
            if (packets.available() == 0) {
                replies.flush();
            }
            request = Request.next(packets);
        }
        replies.flush();
    }

    private static void answer(Request request, Replies replies, Operations operations) throws IOException {
        if (request.type() == INIT) {
            replies.version();
            return;
        }
        int id = request.body().remaining() < Integer.BYTES ? 0 : request.number();
        try {
            operations.answer(id, request);
        } catch (SftpFailure said) {
            replies.status(id, said.status(), said.getMessage());
        } catch (AccessDenied denied) {
            replies.status(id, Status.PERMISSION_DENIED, denied.getMessage());
        } catch (BufferUnderflowException tooShort) {
            replies.status(id, Status.BAD_MESSAGE, "a packet is shorter than it should be");
        } catch (S3Failure | UncheckedIOException failed) {
            replies.status(id, Status.FAILURE, String.valueOf(failed.getMessage()));
        }
    }
}
