@echo off
chcp 65001 >nul
title fazhi
set "PATH=%~dp0app;%PATH%"
set PYTHONUTF8=1
cd /d "%~dp0"
echo 输入 fazhi --help 看有哪些命令，输入 fazhi 打开菜单。
cmd /k
