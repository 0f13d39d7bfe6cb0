/**
 * What the environments of an account and region share: network, key, warehouse, provider of databases, alarm topic; entry type {@link
 * dev.larder.infra.base.BaseStack}.
 *
 * <p>Invariant: only the provider of databases may read the admin's secret.
 */
@NullMarked
package dev.larder.infra.base;

import org.jspecify.annotations.NullMarked;
