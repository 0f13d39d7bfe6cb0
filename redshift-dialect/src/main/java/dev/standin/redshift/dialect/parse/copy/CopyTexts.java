package dev.standin.redshift.dialect.parse.copy;

import dev.standin.redshift.dialect.Refusal;
import dev.standin.redshift.dialect.SqlError;
import dev.standin.redshift.dialect.parse.reader.Tokens;
import dev.standin.redshift.dialect.token.Token;
import java.util.Locale;

/** The texts that COPY and UNLOAD have in common: addresses, roles, characters. Source: copy-parameters-authorization.html. */
final class CopyTexts {
    private final Tokens in;

    CopyTexts(Tokens in) {
        this.in = in;
    }

    /** An address of S3. */
    String url(String command) {
        String url = in.string();
        if (!url.matches("s3://[^/]+/.+")) {
            throw new Refusal(command + " '" + url + "'; only s3://bucket/key is known");
        }
        return url;
    }

    /** The role that reads or writes; keys of a user are refused, since no statement should hold a secret. */
    String role() {
        if (in.takes("iam_role")) {
            in.takes("as");
            return in.takes("default") ? "default" : arn(in.string());
        }
        if (in.seesAny("access_key_id", "secret_access_key")) {
            throw new Refusal("keys of a user; name a role with IAM_ROLE").at(in.offset());
        }
        in.takes("with");
        if (!in.takes("credentials")) {
            in.expect("iam_role");
        }
        in.takes("as");
        String credentials = in.string();
        if (!credentials.startsWith("aws_iam_role=")) {
            throw new Refusal("keys of a user; name a role with IAM_ROLE");
        }
        return arn(credentials.substring("aws_iam_role=".length()));
    }

    private static String arn(String role) {
        if (!role.startsWith("arn:aws")) {
            throw new SqlError("iam_role must be an ARN or DEFAULT");
        }
        return role;
    }

    /** The text after an option, with AS or without. */
    String after() {
        in.takes("as");
        return in.string();
    }

    /** One ASCII character that is not the end of a line; octal, or a tab as {@code \t}. */
    String character(String option) {
        return one(option, after());
    }

    /** The same of a text. Source: copy-parameters-data-format.html, DELIMITER. */
    String one(String option, String written) {
        String text = written.equals("\\t") ? "\t" : written.matches("\\\\[01][0-7]{2}") ? octal(written) : written;
        boolean ends = text.equals("\n") || text.equals("\r");
        if (text.length() != 1 || text.charAt(0) > 126 || text.charAt(0) < 1 || ends || text.equals("\\")) {
            throw new Refusal("the " + option + " '" + written + "'");
        }
        return text;
    }

    private static String octal(String written) {
        return String.valueOf((char) Integer.parseInt(written.substring(1), 8));
    }

    /** The text that stands for null; the backslash is doubled in the statement, single in the file. */
    String nullText(String command) {
        String text = after().replace("\\\\", "\\");
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.startsWith("\\0")) {
            throw new Refusal(command + " NULL AS the byte 0 or a line end");
        }
        return text;
    }

    /** ON, OFF, TRUE, FALSE, nothing, or PRESET where that is known. */
    void onOrOff(boolean preset) {
        boolean _ = in.takes("off")
                || in.takes("on")
                || in.takes("true")
                || in.takes("false")
                || (preset && in.takes("preset"));
    }

    /** An option that is not known here. */
    Refusal unknown(String command, Token token) {
        Refusal refusal =
                new Refusal("the " + command + " option " + token.name().toUpperCase(Locale.ROOT));
        refusal.at(token.start());
        return refusal;
    }
}
