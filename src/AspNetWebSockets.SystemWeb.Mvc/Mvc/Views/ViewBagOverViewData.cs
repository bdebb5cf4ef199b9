using System.Dynamic;

namespace System.Web.Mvc;

/// <summary>View data as members.</summary>
internal sealed class ViewBagOverViewData(ViewDataDictionary viewData) : DynamicObject
{
    public override IEnumerable<string> GetDynamicMemberNames() => viewData.Keys;

    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = viewData[binder.Name];
        return true;
    }

    public override bool TrySetMember(SetMemberBinder binder, object? value)
    {
        viewData[binder.Name] = value;
        return true;
    }
}
