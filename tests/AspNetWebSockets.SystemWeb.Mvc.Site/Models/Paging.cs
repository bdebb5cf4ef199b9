namespace ClassicSite.Models
{
    public class Paging
    {
        public int Page { get; set; }
        public int Size { get; set; }
    }
}
