#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Bolwerk authors
# SPDX-License-Identifier: GPL-3.0-or-later

# Compiles all Blueprint files in one run and leaves a stamp, so that the build knows when it was.
#   compile-blueprints.sh COMPILER OUTPUT-FOLDER SOURCE-FOLDER STAMP FILE...
set -eu

compiler=$1 output=$2 source=$3 stamp=$4
shift 4
"$compiler" batch-compile "$output" "$source" "$@"
: > "$stamp"
