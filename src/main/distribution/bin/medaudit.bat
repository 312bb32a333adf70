@echo off
rem Starts MedAudit from the distribution; JAVA_HOME or java on the path, 17 or newer.
setlocal
set "HERE=%~dp0.."
rem NAME=VALUE lines, taken as they are; what the environment says already goes first.
if exist "%HERE%\conf\medaudit.env" (
  for /f "usebackq eol=# tokens=1* delims==" %%a in ("%HERE%\conf\medaudit.env") do if not defined %%a set "%%a=%%b"
)
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not defined MEDAUDIT_HEAP set "MEDAUDIT_HEAP=1g"
rem Without the second compiler a list appears in half the time, and a million lines take no longer.
if not defined MEDAUDIT_JAVA_OPTIONS set "MEDAUDIT_JAVA_OPTIONS=-XX:TieredStopAtLevel=1"
"%JAVA%" -Xmx%MEDAUDIT_HEAP% -Djava.awt.headless=true -Dfile.encoding=UTF-8 %MEDAUDIT_JAVA_OPTIONS% -jar "%HERE%\medaudit.jar" %*
exit /b %ERRORLEVEL%
