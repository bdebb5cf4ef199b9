using System.Web.Http;
using System.Web.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace System.Web;

/// <summary>Tells ASP.NET Core MVC about the controllers of ASP.NET 4.x.</summary>
internal sealed class ConfigureConventions(ControllerRegistration registration) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        options.Conventions.Add(new WebApiConvention(registration));
        options.Conventions.Add(new MvcConvention(registration));
    }
}
