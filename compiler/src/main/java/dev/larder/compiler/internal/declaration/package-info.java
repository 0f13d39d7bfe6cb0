/**
 * Reads the {@code create table} of a model; entry type {@link dev.larder.compiler.internal.declaration.TableDeclaration}. Whatever a table of the star
 * cannot be is a problem; what is right beside it is read all the same.
 */
@NullMarked
package dev.larder.compiler.internal.declaration;

import org.jspecify.annotations.NullMarked;
