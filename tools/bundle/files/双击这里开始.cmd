@echo off
chcp 65001 >nul
title fazhi
if not exist "%~dp0app\python.exe" goto packed
"%~dp0app\python.exe" -X utf8 "%~dp0app\start.py" %*
if errorlevel 1 pause
exit /b

:packed
echo 请先把压缩包全部解压到一个文件夹，再双击“双击这里开始”。
pause
