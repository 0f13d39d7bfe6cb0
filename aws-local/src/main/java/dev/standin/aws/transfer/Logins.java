package dev.standin.aws.transfer;

import dev.standin.aws.Disk;
import dev.standin.aws.OpeningRefused;
import dev.standin.aws.StateFolder;
import dev.standin.aws.transfer.TransferServer.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Who may log in, and how; safe for use by many threads. */
final class Logins {
    private static final int PASSWORD_BYTES = 15;

    private final Map<String, List<PublicKey>> keys = new LinkedHashMap<>();
    private final Map<String, String> passwords;

    /** Makes passwords for users that have none yet, and keeps them in the folder. */
    Logins(List<User> users, StateFolder folder) {
        users.forEach(user -> keys.put(user.name(), keys(user)));
        passwords = passwords(folder.folder("sftp").resolve("passwords.json"));
    }

    boolean isKnown(String user, PublicKey offered) {
        return keys.getOrDefault(user, List.of()).stream().anyMatch(key -> KeyUtils.compareKeys(key, offered));
    }

    boolean isKnown(String user, String password) {
        byte[] known = passwords.getOrDefault(user, "").getBytes(StandardCharsets.UTF_8);
        return known.length > 0 && MessageDigest.isEqual(known, password.getBytes(StandardCharsets.UTF_8));
    }

    /** By user. */
    Map<String, String> passwords() {
        return passwords;
    }

    private static List<PublicKey> keys(User user) {
        List<PublicKey> keys = new ArrayList<>();
        for (String line : user.keys()) {
            try {
                keys.add(AuthorizedKeyEntry.parseAuthorizedKeyEntry(line)
                        .resolvePublicKey(null, PublicKeyEntryResolver.FAILING));
            } catch (IOException | GeneralSecurityException | RuntimeException none) {
                throw new OpeningRefused(
                        "the SFTP user %s has a line that is no public SSH key: %s"
                                .formatted(user.name(), none.getMessage()),
                        none);
            }
        }
        return keys;
    }

    private Map<String, String> passwords(Path file) {
        try {
            Map<String, String> kept = new TreeMap<>();
            if (Files.exists(file)) {
                JsonMapper.shared()
                        .readTree(Files.readString(file))
                        .properties()
                        .forEach(entry ->
                                kept.put(entry.getKey(), entry.getValue().asString()));
            }
            boolean grew = false;
            for (String user : keys.keySet()) {
                grew |= kept.putIfAbsent(user, password()) == null;
            }
            if (grew) {
                Disk.replace(file, JsonMapper.shared().writeValueAsString(kept) + "\n");
            }
            kept.keySet().retainAll(keys.keySet());
            return kept;
        } catch (JacksonException damaged) {
            throw new OpeningRefused(
                    file + " was changed and is no JSON; delete it, and users get new passwords", damaged);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep the passwords of SFTP users in " + file, failed);
        }
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
