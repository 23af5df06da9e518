#!/usr/bin/env Rscript
# Service level with its interval at every point of a sweep: Rscript read_sweep.R FOLDER [FIGURE]
#
# A folder of CSV (agner sweep --format csv) takes no package; Parquet takes arrow or nanoparquet. Units are
# checked against the manifest where jsonlite is installed.

arguments <- commandArgs(trailingOnly = TRUE)
if (!length(arguments) %in% 1:2) stop("usage: Rscript read_sweep.R FOLDER [FIGURE]", call. = FALSE)
folder <- arguments[1]
wanted <- if (length(arguments) == 2) arguments[2] else "serviceLevel"
has <- function(package) requireNamespace(package, quietly = TRUE)

parquet_reader <- function() {
  if (has("arrow")) return(function(file) as.data.frame(arrow::read_parquet(file)))
  if (has("nanoparquet")) return(function(file) as.data.frame(nanoparquet::read_parquet(file)))
  stop("Parquet takes the package arrow or nanoparquet: install one, or sweep with --format csv", call. = FALSE)
}

# Names are kept as they are (groups.team.agents, "aht as written"), and texts are texts: what a spreadsheet
# would take for a formula begins with an apostrophe.
read_part_csv <- function(file) {
  table <- read.csv(file, check.names = FALSE, na.strings = character(), colClasses = "character", encoding = "UTF-8")
  table[] <- lapply(table, function(text) sub("^'([=+@\t\r-])", "\\1", text))
  table
}

# Numbers by column: a column of texts stays one, whatever its texts look like.
as_numbers <- function(table, columns) {
  for (column in columns) table[[column]] <- ifelse(table[[column]] == "", NA, suppressWarnings(as.numeric(table[[column]])))
  table
}

read_table <- function(name) {
  files <- sort(list.files(file.path(folder, name), pattern = "^part-[0-9]+[.](csv|parquet)$", full.names = TRUE))
  if (length(files) == 0) stop(folder, ": no part of the sweep is finished yet", call. = FALSE)
  read_part <- if (grepl("[.]csv$", files[1])) read_part_csv else parquet_reader()
  do.call(rbind, lapply(files, read_part))
}

if (!file.exists(file.path(folder, "manifest.json"))) stop(folder, " is no folder of a sweep", call. = FALSE)
points <- read_table("points")
figures <- as_numbers(read_table("figures"), c("point", "value", "low", "high"))
points <- as_numbers(points, "point")

of_totals <- figures[figures$scope == "totals" & figures$figure == wanted, ]
if (nrow(of_totals) == 0) {
  names <- unique(figures$figure[figures$scope == "totals"])
  stop("no figure ", wanted, ": there are ", paste(names, collapse = ", "), call. = FALSE)
}
unit <- unique(of_totals$unit)
if (length(unit) != 1) stop(wanted, " is told in several units: ", paste(unit, collapse = ", "), call. = FALSE)

# What is varied stands between the number of the point and the hash of its scenario.
varied <- names(points)[2:(match("scenario", names(points)) - 1)]
axes <- varied[!(endsWith(varied, " as written") & sub(" as written$", "", varied) %in% varied)]
heads <- axes
if (has("jsonlite")) {
  manifest <- jsonlite::fromJSON(file.path(folder, "manifest.json"), simplifyVector = FALSE)
  if (!identical(axes, vapply(manifest$axes, function(axis) axis$path, ""))) {
    stop("the columns are not the axes of the manifest", call. = FALSE)
  }
  units <- vapply(manifest$axes, function(axis) if (is.null(axis$unit)) "" else axis$unit, "")
  heads <- ifelse(units == "", axes, paste0(axes, " [", units, "]"))
  if (unit == "money") unit <- manifest$currency
  cat(sprintf("%s, scenario %s, seed %s\n", manifest$scenario$name, manifest$scenario$hash, manifest$seed))
}

told <- merge(points[c("point", axes)], of_totals[c("point", "value", "low", "high")], by = "point", all.x = TRUE)
told <- told[order(told$point), ]
names(told) <- c("point", heads, sprintf("%s [%s]", wanted, unit), "low", "high")
# All digits, so that nothing is lost on the way to another program. (R reads a number in thousands a last bit beside.)
exact <- function(x) if (is.numeric(x)) ifelse(is.na(x), "", sprintf("%.17g", x)) else x
told[] <- lapply(told, exact)
write.table(told, sep = "\t", quote = FALSE, row.names = FALSE)
