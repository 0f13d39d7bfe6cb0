package dev.larder.infra.base;

/** The warehouse that environments share, made or adopted. */
record Warehouse(
        String workgroupName,
        String workgroupArn,
        String namespaceRoleArn,
        String adminSecretArn,
        String adminKeyArn) {}
