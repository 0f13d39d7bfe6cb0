package dev.standin.aws.transfer;

/** An operation that is answered with a status other than OK. */
final class SftpFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Status codes of version 3 (draft-ietf-secsh-filexfer-02, section 7). */
    enum Status {
        OK(0),
        EOF(1),
        NO_SUCH_FILE(2),
        PERMISSION_DENIED(3),
        FAILURE(4),
        BAD_MESSAGE(5),
        UNSUPPORTED(8);

        final int code;

        Status(int code) {
            this.code = code;
        }
    }

    private final Status status;

    SftpFailure(Status status, String message) {
        super(message);
        this.status = status;
    }

    static SftpFailure noSuchFile(String path) {
        return new SftpFailure(Status.NO_SUCH_FILE, path + ": there is no such file");
    }

    static SftpFailure failure(String message) {
        return new SftpFailure(Status.FAILURE, message);
    }

    static SftpFailure unsupported(String message) {
        return new SftpFailure(Status.UNSUPPORTED, message);
    }

    Status status() {
        return status;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
