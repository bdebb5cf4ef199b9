using System.Globalization;
using AspNetWebSockets.Network;

// The server of the network tests, which start it in a namespace.
await NetworkServer.RunAsync(
    double.Parse(args[0], CultureInfo.InvariantCulture),
    double.Parse(args[1], CultureInfo.InvariantCulture)
);
