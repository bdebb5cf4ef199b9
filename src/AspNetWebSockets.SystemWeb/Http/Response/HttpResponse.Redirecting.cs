using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace System.Web;

/// <summary>Sending the client elsewhere.</summary>
public sealed partial class HttpResponse
{
    private bool _isRedirecting;

    /// <summary>Whether <see cref="Redirect(string)"/> or <see cref="RedirectPermanent(string)"/> was called.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket.</exception>
    public bool IsRequestBeingRedirected => Core is not null && _isRedirecting;

    /// <summary>The <c>Location</c> header; <see langword="null"/> for none.</summary>
    /// <exception cref="HttpException">The request has become a WebSocket. Set: the header fields were sent.</exception>
    public string? RedirectLocation
    {
        get => Core.Response.Headers.Location is { Count: > 0 } location ? location.ToString() : null;
        set
        {
            RequireHeadersNotSent("set redirect location");
            Core.Response.Headers.Location = value;
        }
    }

    /// <summary>Redirects the client with status 302 and ends the response: the code after the call does not run, see <see cref="End"/>.</summary>
    /// <param name="url">Where to; <c>~/x</c> is below the application.</param>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    [DoesNotReturn]
    public void Redirect(string url)
    {
        Redirect(url, StatusCodes.Status302Found);
        End();
    }

    /// <summary>Redirects the client with status 302.</summary>
    /// <param name="url">Where to; <c>~/x</c> is below the application.</param>
    /// <param name="endResponse">Whether the response ends: the code after the call does not run then, see <see cref="End"/>.</param>
    /// <exception cref="HttpException">The header fields were sent, or the request has become a WebSocket.</exception>
    public void Redirect(string url, [DoesNotReturnIf(true)] bool endResponse)
    {
        Redirect(url, StatusCodes.Status302Found);
        EndIf(endResponse);
    }

    /// <summary>Redirects the client with status 301 and ends the response: the code after the call does not run, see <see cref="End"/>.</summary>
    /// <inheritdoc cref="Redirect(string)" path="/param|/exception"/>
    [DoesNotReturn]
    public void RedirectPermanent(string url)
    {
        Redirect(url, StatusCodes.Status301MovedPermanently);
        End();
    }

    /// <summary>Redirects the client with status 301.</summary>
    /// <inheritdoc cref="Redirect(string, bool)" path="/param|/exception"/>
    public void RedirectPermanent(string url, [DoesNotReturnIf(true)] bool endResponse)
    {
        Redirect(url, StatusCodes.Status301MovedPermanently);
        EndIf(endResponse);
    }

    /// <summary>Makes <c>~/x</c> a path below the application; other addresses come back as they are.</summary>
    /// <param name="virtualPath">The address.</param>
    public string ApplyAppPathModifier(string virtualPath)
    {
        ArgumentNullException.ThrowIfNull(virtualPath);
        return virtualPath is ['~'] or ['~', '/', ..]
            ? _context.Request.ApplicationPath.TrimEnd('/') + "/" + virtualPath.AsSpan(1).TrimStart('/').ToString()
            : virtualPath;
    }

    private void Redirect(string url, int status)
    {
        ArgumentNullException.ThrowIfNull(url);
        RequireHeadersNotSent("redirect");
        _buffer?.Clear();
        StatusCode = status;
        Core.Response.Headers.Location = ApplyAppPathModifier(url);
        _isRedirecting = true;
    }

    private void EndIf([DoesNotReturnIf(true)] bool endResponse)
    {
        if (endResponse)
        {
            End();
        }
    }
}
