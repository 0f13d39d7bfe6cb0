/**
 * Bad records that are left out, from the file to the warehouse; entry type {@link dev.larder.cli.rejects.RejectsInWarehouseTest}. Every
 * record of every file is an accepted row or a reject.
 */
@NullMarked
package dev.larder.cli.rejects;

import org.jspecify.annotations.NullMarked;
