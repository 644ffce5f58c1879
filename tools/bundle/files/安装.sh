#!/bin/sh
# 把程序装在本文件夹里，不联网。
set -eu
cd "$(dirname "$0")"

python=
for name in python3.13 python3.12 python3.11 python3; do
    if command -v "$name" >/dev/null 2>&1 &&
        "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "没有找到 Python 3.11、3.12 或 3.13，请管理员先装好，再运行一次。" >&2
    exit 1
fi
if ! "$python" -m venv app; then
    echo "Python 缺 venv 组件，请管理员装好（例如 Debian、统信、麒麟上的 python3-venv），再运行一次。" >&2
    exit 1
fi
app/bin/python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels 'fazhi-report[web]'

cat >开始.sh <<'START'
#!/bin/sh
cd "$(dirname "$0")" && mkdir -p 填报 && cd 填报 && exec ../app/bin/fazhi serve "$@"
START
chmod +x 开始.sh
echo "已装好。运行 sh 开始.sh 打开填报网页；app/bin/fazhi --help 看有哪些命令。"
