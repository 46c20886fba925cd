#!/bin/sh
# Prints the first Python on the path that is 3.11 or newer and can make a virtual environment with pip.
for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
    if "$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        command -v "$name"
        exit 0
    fi
done
echo "Troth needs Python 3.11 or newer with venv and pip, and none was found on the path;" \
    "install it (on Debian and Ubuntu: apt-get install python3 python3-venv) and run make again." >&2
exit 1
