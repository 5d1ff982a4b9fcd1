@echo off
rem Starts regfit on Windows, with the Java of the package, or that of JAVA_HOME, or the one on the PATH.
rem REGFIT_JAVA_OPTS goes to it.
setlocal
set "home=%~dp0..\"
set "java=%home%runtime\bin\java.exe"
if exist "%java%" goto start
set "java=java.exe"
if not defined JAVA_HOME goto start
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto start
echo regfit: no Java at %java%: correct JAVA_HOME 1>&2
exit /b 1
:start
"%java%" -XX:+UseSerialGC -XX:MaxRAMPercentage=60 -XX:-UsePerfData -Xlog:disable -Dfile.encoding=UTF-8 %REGFIT_JAVA_OPTS% -jar "%home%app\regfit.jar" %*
exit /b %ERRORLEVEL%
