/** A point as longitude and latitude, WGS 84. */
export type Point = readonly [longitude: number, latitude: number];

/** The coast of Zhejiang from Shanghai to Fujian, roughly: enough to tell land from sea on a small map. */
export const zhejiangCoast: readonly Point[] = [
  [121.9, 30.86],
  [121.27, 30.68],
  [120.95, 30.47],
  [120.7, 30.36],
  [120.45, 30.38],
  [120.3, 30.27],
  [120.6, 30.22],
  [120.95, 30.24],
  [121.25, 30.37],
  [121.5, 30.15],
  [121.75, 29.98],
  [122.05, 29.9],
  [121.75, 29.6],
  [122.0, 29.45],
  [121.9, 29.1],
  [121.6, 29.15],
  [121.65, 28.85],
  [121.5, 28.67],
  [121.62, 28.35],
  [121.35, 28.13],
  [121.1, 28.27],
  [120.95, 28.0],
  [120.7, 27.75],
  [120.6, 27.45],
  [120.45, 27.15],
];

/** The coast of the North Sea from Calais past West Flanders to Holland, as roughly. */
export const westFlemishCoast: readonly Point[] = [
  [1.3, 50.75],
  [1.58, 50.87],
  [1.85, 50.97],
  [2.37, 51.05],
  [2.545, 51.089],
  [2.72, 51.147],
  [2.91, 51.238],
  [3.13, 51.316],
  [3.2, 51.345],
  [3.29, 51.352],
  [3.37, 51.372],
  [3.53, 51.41],
  [3.57, 51.44],
  [3.44, 51.53],
  [3.7, 51.7],
  [4.1, 51.98],
];
