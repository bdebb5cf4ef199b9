using AspNetWebSockets.SystemWeb.Tests.Socket;

// One Kestrel for all tests that do not move the time.
[assembly: AssemblyFixture(typeof(SocketHost))]
