using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using CoreContext = Microsoft.AspNetCore.Http.HttpContext;

namespace System.Web;

/// <summary>As the authentication modules of ASP.NET 4.x did, ASP.NET Core's scheme says how to log in, where there is one.</summary>
internal static class Challenge
{
    internal static async Task<bool> ExistsAsync(CoreContext core) =>
        core.RequestServices.GetService<IAuthenticationSchemeProvider>() is { } schemes
        && await schemes.GetDefaultChallengeSchemeAsync().ConfigureAwait(false) is not null;
}
