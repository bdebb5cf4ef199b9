using System.Collections.ObjectModel;

namespace System.Web.Mvc;

/// <summary>All that was wrong with a value.</summary>
/// <remarks>See <see href="https://learn.microsoft.com/dotnet/api/system.web.mvc.modelerrorcollection"/>.</remarks>
public class ModelErrorCollection : Collection<ModelError>
{
    /// <summary>Adds an exception.</summary>
    /// <param name="exception">The exception.</param>
    public void Add(Exception exception) => Add(new ModelError(exception));

    /// <summary>Adds words.</summary>
    /// <param name="errorMessage">The words.</param>
    public void Add(string errorMessage) => Add(new ModelError(errorMessage));
}
