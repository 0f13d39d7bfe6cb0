package dev.larder.local;

import dev.larder.core.plan.Plan;
import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.SftpLogin;
import dev.larder.core.wiring.SupplierAccess;
import dev.larder.core.wiring.Wiring.Grant;
import dev.standin.aws.Permission;
import dev.standin.aws.iam.Role;
import dev.standin.aws.iam.Trust;
import dev.standin.aws.transfer.TransferServer;
import dev.standin.aws.transfer.TransferServer.Mapping;
import dev.standin.aws.transfer.TransferServer.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The suppliers of a local environment, with the rights that CDK gives them on AWS. Each has a role to take on that comes by S3; those who come by
 * SFTP are all of them here, since each has a password.
 *
 * @param access what each may do, in the order of their names
 * @param logins keys of those that have one
 * @param sftpPort of 127.0.0.1, 0 for any free one; without it nobody comes by SFTP
 */
public record LocalSuppliers(List<SupplierAccess> access, List<SftpLogin> logins, OptionalInt sftpPort) {
    /** Nobody. */
    public static final LocalSuppliers NONE = new LocalSuppliers(List.of(), List.of(), OptionalInt.empty());

    private static final String S3 = "supplier-";
    private static final String SFTP = "sftp-supplier-";

    /** Copies the lists. */
    public LocalSuppliers {
        access = List.copyOf(access);
        logins = List.copyOf(logins);
    }

    /** Those of a plan, by S3 alone. */
    public static LocalSuppliers of(Plan plan) {
        return of(plan, List.of(), OptionalInt.empty());
    }

    /** Those of a plan. */
    public static LocalSuppliers of(Plan plan, List<SftpLogin> logins, OptionalInt sftpPort) {
        Map<String, List<String>> feeds = new TreeMap<>();
        plan.folders()
                .forEach(id -> feeds.computeIfAbsent(id.supplier(), none -> new ArrayList<>())
                        .add(id.name()));
        return new LocalSuppliers(
                feeds.entrySet().stream()
                        .map(entry -> new SupplierAccess(entry.getKey(), entry.getValue()))
                        .toList(),
                logins,
                sftpPort);
    }

    /** Name of the role that a supplier takes on who comes by S3; whoever owns the account may. */
    public static String role(Names names, String supplier) {
        return names.role(S3 + supplier);
    }

    List<Role> roles(Names names, Function<List<Grant>, List<Permission>> permissions) {
        List<Role> roles = new ArrayList<>();
        Map<String, Boolean> direct = new LinkedHashMap<>();
        logins.forEach(login -> direct.put(login.supplier(), login.direct()));
        for (SupplierAccess each : access) {
            roles.add(new Role(
                    role(names, each.supplier()), permissions.apply(each.byS3()), List.of(new Trust(Trust.ACCOUNT))));
            List<Grant> bySftp = each.bySftp(names, direct.getOrDefault(each.supplier(), false));
            roles.add(new Role(
                    names.role(SFTP + each.supplier()),
                    permissions.apply(bySftp),
                    List.of(new Trust("transfer.amazonaws.com"))));
        }
        return roles;
    }

    Optional<TransferServer> server(Names names) {
        if (sftpPort.isEmpty()) {
            return Optional.empty();
        }
        List<User> users = access.stream().map(each -> user(names, each)).toList();
        return Optional.of(new TransferServer(sftpPort.getAsInt(), SupplierAccess.BANNER, users));
    }

    private User user(Names names, SupplierAccess each) {
        List<Mapping> mappings = each.folders().stream()
                .map(folder -> new Mapping(folder.entry(), "/" + names.bucket(folder.bucket()) + "/" + folder.folder()))
                .toList();
        List<String> keys = logins.stream()
                .filter(login -> login.supplier().equals(each.supplier()))
                .flatMap(login -> login.keys().stream())
                .toList();
        return new User(names.sftpUser(each.supplier()), names.role(SFTP + each.supplier()), mappings, keys);
    }
}
