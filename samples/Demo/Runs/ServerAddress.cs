using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace Demo;

/// <summary>Where the raw client finds this server.</summary>
internal sealed class ServerAddress(IServer server)
{
    /// <summary>The loopback address with the port of the first address that the server listens on.</summary>
    public EndPoint EndPoint
    {
        get
        {
            string address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First();
            BindingAddress binding = BindingAddress.Parse(address);
            return IPAddress.TryParse(binding.Host.Trim('[', ']'), out IPAddress? ip) && !IsAny(ip)
                ? new IPEndPoint(ip, binding.Port)
                : new IPEndPoint(IPAddress.Loopback, binding.Port);
        }
    }

    private static bool IsAny(IPAddress ip) => ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any);
}
