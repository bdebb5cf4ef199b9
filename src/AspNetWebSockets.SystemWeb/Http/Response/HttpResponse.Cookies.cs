using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace System.Web;

public sealed partial class HttpResponse
{
    internal void ShowToRequest(HttpCookie cookie) => _context.Request.AddResponseCookie(cookie);

    private HttpCookieCollection StartCookies()
    {
        Core.Response.OnStarting(
            static state =>
            {
                ((HttpResponse)state).WriteCookies();
                return Task.CompletedTask;
            },
            this
        );
        return new HttpCookieCollection(this);
    }

    private void WriteCookies()
    {
        if (_core is null || _cookies is null)
        {
            return;
        }

        IHeaderDictionary fields = _core.Response.Headers;
        for (int index = 0; index < _cookies.Count; index++)
        {
            if (_cookies.Get(index) is { } cookie)
            {
                fields.SetCookie = StringValues.Concat(fields.SetCookie, CookieHeader.Format(cookie));
            }
        }
    }
}
