using System;

namespace ClassicSite.Models
{
    public class Product
    {
        public int Id { get; set; }
        public string Name { get; set; }
        public DateTime? Made { get; set; }
    }
}
