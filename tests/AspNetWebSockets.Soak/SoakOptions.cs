namespace AspNetWebSockets.Soak;

/// <summary>What is asked for.</summary>
/// <param name="Connections">How many clients there are at a time.</param>
/// <param name="Time">How long they go on.</param>
/// <param name="Transport">What the server stands on: <c>auto</c>, <c>io_uring</c>, <c>epoll</c> or <c>sockets</c>.</param>
/// <param name="Rate">How many messages all clients together send in a second.</param>
/// <param name="Churn">How many of the clients that come and go do so in a second.</param>
internal sealed record SoakOptions(int Connections, TimeSpan Time, string Transport, int Rate, int Churn);
